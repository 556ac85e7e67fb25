package dev.milepost.bench.world;

import dev.milepost.compiler.Compilation;
import dev.milepost.compiler.Compiler;
import dev.milepost.compiler.text.Source;
import dev.milepost.compiler.workspace.Workspace;
import dev.milepost.server.store.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A journey for trials: facts, memory, timers of all kinds, actions, a loop, new starts. */
public final class TrialWorkspace {

  private static final String TEXT =
      """
      app CRM
        record Account
          Stage: "Lead" | "Won" | "Lost"
          Score: integer
          Email: text

      app Books
        record Invoice
          Status: "Draft" | "Sent" | "Overdue" | "Paid"
          Amount: money

      app Website
        event Visit
          Page: text

      app Mail
        action Send
          Template: text

      subject Customer
        key Account: CRM.Account.Id
        key Email: CRM.Account.Email

      journey "Trial" for Customer
        owned by CRM.Account.Email, otherwise "sales@acme.example"
        calendar "Europe/Berlin" weekdays 09:00-17:00
        again after ending
        starts when: CRM.Account.Stage becomes "Won"

        stage "Open"
          on enter: notify owner "won"
          expected within 2 business days, then notify owner
          every 1 day, at most 5 times: Mail.Send(Template: "pay")
          advances to "Late" when: Books.Invoice.Status = "Overdue" for 3 days
          else advances to "Watched" when: Website.Visit at least 2 times
          else advances to "Paid" when: Books.Invoice.Status becomes "Paid"
          else advances to "Given Up" after 30 days

        stage "Late"
          on enter: Mail.Send(Template: "late")
          advances to "Open" when: Books.Invoice.Status != "Overdue"
          else advances to "Given Up" after 4 weeks

        stage "Watched"
          advances to "Paid" when: count of Books.Invoice (Status = "Paid") >= 1
          else advances to "Open" after 8 business hours

        stage "Paid"
          on enter: notify owner "paid"
          ends as "paid"

        stage "Given Up"
          ends as "given up"
      """;

  private TrialWorkspace() {}

  /** Writes it into a folder, as people have it. */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("trial.journey"), TEXT);
    return folder;
  }

  /** What the compiler makes of it. */
  public static Deployment deployment() {
    Compilation compilation =
        Compiler.compile(Workspace.of(Source.of("trial.journey", TEXT)), LocalDate.of(2026, 1, 5));
    if (compilation.hasErrors()) {
      throw new IllegalStateException("the trial's journey: " + compilation.diagnostics());
    }
    return new Deployment(compilation.catalog(), compilation.plans(), List.of());
  }
}
