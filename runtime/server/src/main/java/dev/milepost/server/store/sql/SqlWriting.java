package dev.milepost.server.store.sql;

import dev.milepost.engine.state.SubjectState.SubjectName;
import dev.milepost.engine.step.StepResult;
import dev.milepost.server.store.AccessControl;
import dev.milepost.server.store.DeadLetter;
import dev.milepost.server.store.Declarations;
import dev.milepost.server.store.Deployment;
import dev.milepost.server.store.Due;
import dev.milepost.server.store.KeptDeadLetter;
import dev.milepost.server.store.Listings;
import dev.milepost.server.store.LogEntry;
import dev.milepost.server.store.OperationsReading;
import dev.milepost.server.store.OutboxWriting;
import dev.milepost.server.store.PastDeployment;
import dev.milepost.server.store.PastInput;
import dev.milepost.server.store.SignalIdentity;
import dev.milepost.server.store.SignalIdentity.Receipt;
import dev.milepost.server.store.Standing;
import dev.milepost.server.store.StoredSubject;
import dev.milepost.server.store.SubjectKey;
import dev.milepost.server.store.Tally;
import dev.milepost.server.store.Upkeep;
import dev.milepost.server.store.WriteTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a transaction writes, and writes it before anything is read that it could change.
 */
final class SqlWriting implements WriteTransaction {

  private final LogTable log;
  private final LogReader logReader;
  private final SignalIdTable signalIds;
  private final SubjectTables subjects;
  private final SubjectReader states;
  private final SubjectRows changes;
  private final Reports reports;
  private final DeadLetterTable deadLetters;
  private final DeploymentTables deployments;
  private final DueTable due;
  private final HistoryReader history;
  private final Travellers travellers;
  private final TallyReader tally;
  private final SqlListings listings;
  private final Numbering numbering;
  private final Suppression suppression;
  private final OperationsTables operations;
  private final UpkeepTables upkeep;
  private final OutboxTable outbox;
  private boolean othersWrote;

  SqlWriting(Session session) {
    this.log = new LogTable(session);
    this.logReader = new LogReader(session);
    this.signalIds = new SignalIdTable(session);
    this.subjects = new SubjectTables(session);
    this.states = new SubjectReader(session);
    this.changes = new SubjectRows(session);
    this.reports = new Reports(session, log);
    this.deadLetters = new DeadLetterTable(session);
    this.deployments = new DeploymentTables(session);
    this.due = new DueTable(session);
    this.history = new HistoryReader(session, logReader, subjects.merges());
    this.travellers = new Travellers(session);
    this.tally = new TallyReader(session);
    this.listings = new SqlListings(session);
    this.numbering = new Numbering(session);
    this.suppression = new Suppression(session);
    this.operations = new OperationsTables(session, history);
    this.upkeep = new UpkeepTables(session, numbering, subjects, deadLetters, suppression);
    this.outbox = new OutboxTable(session, this::write);
  }

  void begin(boolean othersHaveWritten) {
    othersWrote = othersHaveWritten;
    if (othersHaveWritten) {
      numbering.look();
      suppression.forget();
      log.forget();
      logReader.forget();
    }
  }

  /** Writes what was collected. */
  void write() {
    log.write();
    subjects.write();
    changes.write();
    reports.write();
    deadLetters.write();
  }

  /** Forgets what was collected. */
  void discard() {
    log.discard();
    signalIds.discard();
    subjects.discard();
    changes.discard();
    reports.discard();
    deadLetters.discard();
  }

  @Override
  public boolean othersWrote() {
    return othersWrote;
  }

  @Override
  public void deploy(Deployment deployment, Instant at, String actor) {
    write();
    deployments.write(deployment, at, actor, numbering.lastInput());
    log.forget();
    logReader.forget();
  }

  @Override
  public List<Receipt> receive(List<SignalIdentity> signals) {
    return signalIds.receive(signals);
  }

  @Override
  public long nextInput() {
    return numbering.nextInput();
  }

  @Override
  public void log(LogEntry entry) {
    log.add(entry);
  }

  @Override
  public long newSubject(SubjectName name) {
    long number = numbering.nextSubject();
    subjects.add(number, name);
    return number;
  }

  @Override
  public void report(
      StoredSubject after,
      long input,
      StepResult result,
      boolean sandboxed,
      @Nullable String trace) {
    long first = numbering.nextActions(result.actions().size());
    reports.add(after, input, result, sandboxed, trace, first);
  }

  @Override
  public StoredSubject save(StoredSubject before, StoredSubject after) {
    return changes.save(before, after);
  }

  @Override
  public void bind(SubjectKey key, long subject, long input) {
    subjects.bind(key, subject, input);
  }

  @Override
  public void refuseLink(SubjectKey key, long subject, long input) {
    subjects.refuseLink(key, subject, input);
  }

  @Override
  public void park(long input, String subjectType, List<SubjectKey> values) {
    subjects.park(input, subjectType, values);
  }

  @Override
  public List<Released> release(SubjectKey value, Declarations declarations) {
    List<SubjectTables.Waiting> waiting = subjects.release(value);
    if (!waiting.isEmpty()) {
      log.writeLines();
    }
    return waiting.stream()
        .map(one -> new Released(logReader.signal(one.input(), declarations), one.others()))
        .toList();
  }

  @Override
  public void absorb(long absorber, long subject, int firstPlace, long input) {
    write();
    subjects.absorb(absorber, subject, firstPlace, input);
  }

  @Override
  public SubjectName present(SubjectName name) {
    return subjects.present(name);
  }

  @Override
  public long refuse(DeadLetter letter) {
    long number = numbering.nextDeadLetter();
    deadLetters.add(number, letter);
    return number;
  }

  @Override
  public boolean settle(long deadLetter, KeptDeadLetter.Settlement settlement) {
    return deadLetters.settle(deadLetter, settlement);
  }

  @Override
  public AccessControl access() {
    return listings.access();
  }

  @Override
  public Listings listings() {
    write();
    return listings;
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
    write();
    return travellers.standings();
  }

  @Override
  public List<Long> travelling(String plan, long after, int limit) {
    write();
    return travellers.on(plan, after, limit);
  }

  @Override
  public List<Long> subjects(String type, long after, int limit) {
    write();
    return travellers.ofType(type, after, limit);
  }

  @Override
  public Optional<StoredSubject> find(SubjectName name, Declarations declarations) {
    Long subject = subjects.find(name);
    return subject == null ? Optional.empty() : Optional.of(load(subject, declarations));
  }

  @Override
  public StoredSubject load(long subject, Declarations declarations) {
    changes.write();
    log.writeIfAbout(subject);
    return states.load(subject, subjects.name(subject), declarations.layout());
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
    changes.write();
    return due.from(from, limit);
  }

  @Override
  public List<PastInput> history(long subject, Declarations declarations) {
    write();
    return history.of(subject, declarations);
  }

  @Override
  public void deadLetters(Consumer<DeadLetter> reader) {
    deadLetters.write();
    deadLetters.read(reader);
  }

  @Override
  public OutboxWriting outbox() {
    return outbox;
  }

  @Override
  public Tally tally() {
    write();
    return tally.read();
  }

  @Override
  public OperationsReading operations() {
    write();
    return operations;
  }

  @Override
  public Upkeep upkeep() {
    write();
    return upkeep;
  }

  @Override
  public boolean isSuppressed(SubjectKey key) {
    return suppression.holds(key);
  }
}
