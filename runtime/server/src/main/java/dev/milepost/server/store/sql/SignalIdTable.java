package dev.milepost.server.store.sql;

import dev.milepost.server.store.SignalIdentity;
import dev.milepost.server.store.SignalIdentity.Receipt;
import java.util.ArrayList;
import java.util.List;

/**
 * Which signals were received. The count of touched rows tells a new signal from one that was there
 * already, so that nothing has to be asked before it is written.
 */
final class SignalIdTable {

  private final Session session;
  private final Rows rows;
  private final Lookup digests;

  SignalIdTable(Session session) {
    this.session = session;
    this.rows =
        new Rows(
            session.handle(),
            "INSERT INTO signal_ids (source, id, digest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    this.digests =
        new Lookup(session.handle(), "SELECT digest FROM signal_ids WHERE source = ? AND id = ?");
  }

  void discard() {
    rows.discard();
  }

  List<Receipt> receive(List<SignalIdentity> signals) {
    List<Receipt> receipts = new ArrayList<>(signals.size());
    for (int from = 0; from < signals.size(); from += Rows.MOST_COLLECTED) {
      int to = Math.min(signals.size(), from + Rows.MOST_COLLECTED);
      receive(signals.subList(from, to), receipts);
    }
    return receipts;
  }

  private void receive(List<SignalIdentity> signals, List<Receipt> receipts) {
    for (SignalIdentity signal : signals) {
      rows.row()
          .bind(0, session.name(signal.source()))
          .bind(1, signal.id())
          .bind(2, signal.digest())
          .add();
    }
    int[] written = rows.write();
    for (int i = 0; i < signals.size(); i++) {
      receipts.add(written[i] > 0 ? Receipt.FRESH : known(signals.get(i)));
    }
  }

  private Receipt known(SignalIdentity signal) {
    Long digest = digests.number(session.name(signal.source()), signal.id());
    return digest != null && digest == signal.digest() ? Receipt.DUPLICATE : Receipt.CONFLICT;
  }
}
