package dev.milepost.bench.workspace;

import dev.milepost.bench.workspace.Field.Kind;
import java.util.List;

/** Four apps with twelve fields that conditions ask for, and the customer who is known to all. */
final class GeneratedApps {

  /** The declarations. */
  static final String TEXT =
      """
      app CRM
        record Account
          Status: "Prospect" | "Active" | "Dormant" | "Paused" | final "Closed"
          Score:  integer
          Since:  date
        action Tag
          Label: text

      app Books
        record Invoice
          CustomerId: text
          Status:     "Draft" | "Sent" | "Overdue" | final "Paid" | final "Void"
          Amount:     money
          DueDate:    date
        event PaymentFailed
          CustomerId: text
        action SendReminder
          InvoiceId: text

      app Desk
        record Ticket
          CustomerId: text
          Status:     "New" | "Open" | "Waiting" | "Solved"
          Urgent:     boolean
          Title:      text
        event Complaint
          CustomerId: text

      app Projects
        record Project
          CustomerId: text
          Status:     "Planned" | "Running" | "Paused" | final "Delivered"
          Progress:   number
          Deadline:   date
        action CreateProject
          Name: text

      subject Customer
        key AccountId:
          CRM.Account.Id, Books.Invoice.CustomerId, Books.PaymentFailed.CustomerId,
          Desk.Ticket.CustomerId, Desk.Complaint.CustomerId, Projects.Project.CustomerId
      """;

  /** Fields with a list of values, by which the ways out of a stage are told apart. */
  static final List<Field> STATES =
      List.of(
          Field.of("CRM.Account", "Status", Kind.STATE, "Prospect", "Active", "Dormant", "Paused"),
          Field.of("Books.Invoice", "Status", Kind.STATE, "Sent", "Overdue", "Paid", "Void"),
          Field.of("Desk.Ticket", "Status", Kind.STATE, "New", "Open", "Waiting", "Solved"),
          Field.of(
              "Projects.Project",
              "Status",
              Kind.STATE,
              "Planned",
              "Running",
              "Paused",
              "Delivered"));

  /** The other fields. */
  static final List<Field> VALUES =
      List.of(
          Field.of("CRM.Account", "Score", Kind.NUMBER, "300", "500", "650", "800"),
          Field.of("CRM.Account", "Since", Kind.DATE),
          Field.of("Books.Invoice", "Amount", Kind.NUMBER, "10 EUR", "500 EUR", "2500.50 EUR"),
          Field.of("Books.Invoice", "DueDate", Kind.DATE),
          Field.of("Desk.Ticket", "Urgent", Kind.TRUTH, "true", "false"),
          Field.of("Desk.Ticket", "Title", Kind.TEXT, "invoice", "refund", "login", "urgent"),
          Field.of("Projects.Project", "Progress", Kind.NUMBER, "0.25", "0.5", "0.9"),
          Field.of("Projects.Project", "Deadline", Kind.DATE));

  /** Happenings. */
  static final List<String> EVENTS = List.of("Books.PaymentFailed", "Desk.Complaint");

  private GeneratedApps() {}
}
