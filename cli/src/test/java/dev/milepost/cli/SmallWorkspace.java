package dev.milepost.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workspace of one journey over two apps, small enough to be known by heart. */
final class SmallWorkspace {

  /** The journey's text. */
  static final String TEXT =
      """
      app CRM
        record Deal
          AccountId: text
          Stage: "Open" | final "Closed Won"
          Owner: text

      app Books
        record Invoice
          CustomerId: text
          Status: "Sent" | "Overdue" | final "Paid"
          Amount: money

      subject Customer
        key AccountId: CRM.Deal.AccountId, Books.Invoice.CustomerId

      journey "First Invoice" for Customer
        owned by CRM.Deal.Owner, otherwise "sales@acme.example"
        starts when: CRM.Deal.Stage = "Closed Won"

        stage "Waiting"
          on enter: notify owner "a new customer"
          expected within 10 days, then notify owner "not paid yet"
          advances to "Paid" when: Books.Invoice.Status = "Paid" AND Books.Invoice.Amount > 0

        stage "Paid"
          ends as "paid"
      """;

  /** It is small on purpose, so the notes on that are off. */
  static final String SETTINGS =
      """
      rule silent-stage = off
      rule single-app = off
      rule several-records = off
      rule stale-trigger = off
      rule timer-tie = off
      rule unhandled-value = off
      """;

  /** Two customers: one pays, of the other nothing more is heard, and one line that is none. */
  static final String SIGNALS =
      """
      {"specversion": "1.0", "source": "crm", "id": "1", "type": "CRM.Deal", "time": "2026-01-05T09:00:00Z", "data": {"Id": "D-1", "AccountId": "acme", "Stage": "Closed Won", "Owner": "rep@acme.example"}}
      {"specversion": "1.0", "source": "crm", "id": "2", "type": "CRM.Deal", "time": "2026-01-05T10:30:00Z", "data": {"Id": "D-2", "AccountId": "globex", "Stage": "Closed Won"}}
      {"specversion": "1.0", "source": "books", "id": "1", "type": "Books.Invoice", "time": "2026-01-06T08:00:00Z", "data": {"Id": "I-1", "CustomerId": "acme", "Status": "Sent", "Amount": "1200 EUR"}}
      {"specversion": "1.0", "source": "books", "id": "2", "type": "Books.Invoice", "time": "2026-01-08T08:00:00Z", "data": {"Id": "I-2", "CustomerId": "globex", "Status": "Sendt"}}
      {"specversion": "1.0", "source": "books", "id": "3", "type": "Books.Invoice", "time": "2026-01-20T12:00:07Z", "data": {"Id": "I-1", "CustomerId": "acme", "Status": "Paid"}}
      """;

  private SmallWorkspace() {}

  /** Writes the signals into a file of a folder. */
  static Path signalsIn(Path folder) throws IOException {
    return Files.writeString(folder.resolve("signals.jsonl"), SIGNALS);
  }

  /** Writes it into a new folder. */
  static Path in(Path parent) throws IOException {
    return in(parent, TEXT);
  }

  /** Writes a text into a new folder that is a workspace. */
  static Path in(Path parent, String text) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("workspace"));
    Files.writeString(folder.resolve("milepost.conf"), SETTINGS);
    Files.writeString(folder.resolve("invoice.journey"), text);
    return folder;
  }
}
