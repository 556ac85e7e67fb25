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

  private SmallWorkspace() {}

  /** Writes it into a new folder. */
  static Path in(Path parent) throws IOException {
    return in(parent, TEXT);
  }

  /** Writes a text into a new folder that is a workspace. */
  static Path in(Path parent, String text) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("workspace"));
    Files.writeString(folder.resolve("milepost.conf"), "");
    Files.writeString(folder.resolve("invoice.journey"), text);
    return folder;
  }
}
