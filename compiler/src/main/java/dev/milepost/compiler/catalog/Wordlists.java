package dev.milepost.compiler.catalog;

import java.util.List;
import java.util.Set;

/** Words by which names of the outside tell what they are about. */
final class Wordlists {

  /** Members that tell what happened, in the order of trust. */
  static final List<String> HAPPENED =
      List.of(
          "event_type",
          "eventType",
          "event_name",
          "eventName",
          "event",
          "topic",
          "type",
          "trigger",
          "action",
          "operation");

  /** Members that tell what kind of thing a message is about. */
  static final List<String> KIND =
      List.of("object", "object_type", "objectType", "entity", "entity_type", "module", "resource");

  /** Members that only hold others and say nothing in a name. */
  static final Set<String> HOLDERS =
      Set.of(
          "data",
          "object",
          "payload",
          "detail",
          "details",
          "properties",
          "attributes",
          "values",
          "fields",
          "body",
          "event",
          "record",
          "resource");

  /** Members that say who or where, not what. */
  static final Set<String> SURROUNDINGS =
      Set.of(
          "actor",
          "sender",
          "user",
          "context",
          "repository",
          "organization",
          "installation",
          "account",
          "request",
          "source",
          "meta",
          "metadata",
          "previous_attributes",
          "prevState",
          "previous",
          "author",
          "team");

  /** Members that name a record, in the order of trust. */
  static final List<String> IDS =
      List.of("id", "Id", "ID", "_id", "record_id", "recordId", "uuid", "guid", "uid", "gid");

  /** Members of an envelope that say when. */
  static final List<String> TIMES =
      List.of(
          "time",
          "timestamp",
          "event_time",
          "eventTime",
          "occurred_at",
          "occurredAt",
          "server_time",
          "created",
          "updated_at",
          "updatedAt",
          "created_at",
          "createdAt");

  /** Last words of a name whose numbers may be seconds since 1970. */
  static final Set<String> MOMENTS =
      Set.of(
          "at",
          "on",
          "time",
          "date",
          "timestamp",
          "created",
          "updated",
          "modified",
          "start",
          "end",
          "until",
          "since",
          "expires",
          "expiry",
          "anchor",
          "begin",
          "deadline",
          "due",
          "attempt",
          "ts");

  /** Words of a name whose numbers are amounts of money. */
  static final Set<String> MONEY =
      Set.of(
          "amount",
          "price",
          "total",
          "subtotal",
          "balance",
          "cost",
          "fee",
          "fees",
          "tax",
          "discount",
          "discounts",
          "revenue",
          "salary",
          "spent",
          "refund",
          "refunded",
          "budget",
          "paid",
          "due",
          "remaining",
          "payment",
          "shipping",
          "outstanding");

  /** Words of a name whose numbers are not, whatever else it says. */
  static final Set<String> NO_MONEY =
      Set.of("count", "quantity", "percent", "percentage", "rate", "id", "weight", "attempts");

  /** Last words of a name whose numbers are not. */
  static final Set<String> NO_MONEY_AT_END =
      Set.of("at", "on", "number", "hours", "days", "items", "time", "date", "zip", "code");

  /** Words of a name whose digits are numbers though they come as texts. */
  static final Set<String> NUMBERS =
      Set.of(
          "count",
          "quantity",
          "percent",
          "percentage",
          "rate",
          "confidence",
          "score",
          "weight",
          "hours",
          "days");

  /** Words of a name whose values come from a short list. */
  static final Set<String> LISTED =
      Set.of(
          "status",
          "state",
          "stage",
          "type",
          "kind",
          "priority",
          "severity",
          "mode",
          "reason",
          "role",
          "level",
          "phase",
          "category",
          "method",
          "channel",
          "plan",
          "tier",
          "intent",
          "outcome",
          "result",
          "lifecycle");

  /** Words of a name whose values are nobody's business. */
  static final Set<String> PERSONAL =
      Set.of(
          "name",
          "first",
          "last",
          "middle",
          "email",
          "mail",
          "phone",
          "mobile",
          "fax",
          "address",
          "street",
          "city",
          "zip",
          "postal",
          "owner",
          "user",
          "username",
          "login",
          "contact",
          "assignee",
          "author",
          "actor",
          "person",
          "clerk",
          "agent",
          "customer",
          "birthday",
          "birth",
          "title",
          "subject",
          "note",
          "notes",
          "comment",
          "description",
          "company",
          "ip",
          "nickname",
          "account",
          "iban",
          "resource");

  /** Words of a name whose values must not be kept at all. */
  static final Set<String> SECRET =
      Set.of(
          "token",
          "secret",
          "password",
          "passwd",
          "pwd",
          "apikey",
          "authorization",
          "signature",
          "cvc",
          "cvv",
          "iban",
          "ssn",
          "pin",
          "credential",
          "credentials",
          "cookie");

  /** Words of a name that tell who travels. */
  static final Set<String> TRAVELLERS =
      Set.of(
          "customer",
          "account",
          "user",
          "contact",
          "client",
          "lead",
          "person",
          "member",
          "company",
          "organization",
          "applicant",
          "patient");

  /** Verbs behind the name of a thing, as in {@code orders.create}. */
  static final Set<String> VERBS =
      Set.of(
          "create",
          "created",
          "update",
          "updated",
          "delete",
          "deleted",
          "cancel",
          "cancelled",
          "canceled",
          "paid",
          "fulfilled",
          "add",
          "added",
          "remove",
          "removed",
          "changed",
          "closed",
          "opened",
          "completed",
          "edited",
          "batch",
          "event",
          "events",
          "webhook",
          "notification",
          "sample",
          "samples",
          "body",
          "payload");

  private Wordlists() {}
}
