package dev.milepost.server.store.sql;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Due;
import dev.milepost.server.store.Listings;
import dev.milepost.server.store.OperationsReading;
import dev.milepost.server.store.OutboxReading;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.ReadTransaction;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.Tally;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be asked of a database. */
final class SqlReading implements ReadTransaction {

  private final SubjectTables subjects;
  private final SubjectReader states;
  private final DueTable due;
  private final LogReader log;
  private final HistoryReader history;
  private final DeadLetterTable deadLetters;
  private final DeploymentTables deployments;
  private final Travellers travellers;
  private final TallyReader tally;
  private final SqlListings listings;
  private final OperationsTables operations;
  private final Suppression suppression;
  private final OutboxTable outbox;

  SqlReading(Session session) {
    this.subjects = new SubjectTables(session);
    this.states = new SubjectReader(session);
    this.due = new DueTable(session);
    this.log = new LogReader(session);
    this.history = new HistoryReader(session, log, subjects.merges());
    this.deadLetters = new DeadLetterTable(session);
    this.deployments = new DeploymentTables(session);
    this.travellers = new Travellers(session);
    this.tally = new TallyReader(session);
    this.listings = new SqlListings(session);
    this.operations = new OperationsTables(session, history);
    this.suppression = new Suppression(session);
    this.outbox = new OutboxTable(session, () -> {});
  }

  /** Forgets what may be another since the last transaction on this connection. */
  void begin() {
    suppression.forget();
    log.forget();
  }

  @Override
  public Optional<Deployment> deployment() {
    return deployments.read();
  }

  @Override
  public List<PastDeployment> deployments() {
    return deployments.past();
  }

  @Override
  public List<Standing> standings() {
    return travellers.standings();
  }

  @Override
  public List<Long> travelling(String plan, long after, int limit) {
    return travellers.on(plan, after, limit);
  }

  @Override
  public List<Long> subjects(String type, long after, int limit) {
    return travellers.ofType(type, after, limit);
  }

  @Override
  public Optional<StoredSubject> find(SubjectName name, Declarations declarations) {
    Long subject = subjects.find(name);
    return subject == null ? Optional.empty() : Optional.of(load(subject, declarations));
  }

  @Override
  public StoredSubject load(long subject, Declarations declarations) {
    return states.load(subject, subjects.name(subject), declarations.layout());
  }

  @Override
  public SubjectName present(SubjectName name) {
    return subjects.present(name);
  }

  @Override
  public SubjectName name(long subject) {
    return subjects.name(subject);
  }

  @Override
  public Optional<SubjectName> bound(SubjectKey key) {
    return subjects.bound(key);
  }

  @Override
  public List<SubjectKey> keys(long subject) {
    return subjects.keys(subject);
  }

  @Override
  public List<SubjectName> named(String firstKey) {
    return subjects.named(firstKey);
  }

  @Override
  public List<Due> due(Due from, int limit) {
    return due.from(from, limit);
  }

  @Override
  public List<PastInput> history(long subject, Declarations declarations) {
    return history.of(subject, declarations);
  }

  @Override
  public void deadLetters(Consumer<DeadLetter> reader) {
    deadLetters.read(reader);
  }

  @Override
  public Listings listings() {
    return listings;
  }

  @Override
  public OutboxReading outbox() {
    return outbox;
  }

  @Override
  public Tally tally() {
    return tally.read();
  }

  @Override
  public OperationsReading operations() {
    return operations;
  }

  @Override
  public boolean isSuppressed(SubjectKey key) {
    return suppression.holds(key);
  }
}
