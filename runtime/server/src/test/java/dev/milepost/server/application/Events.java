package dev.milepost.server.application;

import java.time.Instant;

/** CloudEvents of the small world, as texts. */
final class Events {

  private Events() {}

  /** A change of an account, by its own id. */
  static String account(String id, String customer, String fields) {
    return event(id, "CRM.Account", customer, null, "{\"Id\":\"" + customer + "\"," + fields + "}");
  }

  /** A change of an invoice. */
  static String invoice(String id, String customer, String invoice, String status) {
    return invoice(id, customer, invoice, status, null);
  }

  /** A change of an invoice at a source time. */
  static String invoice(
      String id,
      String customer,
      String invoice,
      String status,
      @org.jspecify.annotations.Nullable Instant time) {
    return event(
        id,
        "Books.Invoice",
        customer,
        time,
        "{\"Id\":\"" + invoice + "\",\"Status\":\"" + status + "\"}");
  }

  /** Any event; customers are named by {@code subject}. */
  static String event(
      String id,
      String type,
      @org.jspecify.annotations.Nullable String subject,
      @org.jspecify.annotations.Nullable Instant time,
      String data) {
    return "{\"specversion\":\"1.0\",\"id\":\""
        + id
        + "\",\"source\":\"test\",\"type\":\""
        + type
        + "\""
        + (subject == null ? "" : ",\"subject\":\"" + subject + "\"")
        + (time == null ? "" : ",\"time\":\"" + time + "\"")
        + ",\"data\":"
        + data
        + "}";
  }
}
