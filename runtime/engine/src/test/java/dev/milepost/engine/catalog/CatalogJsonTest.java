package dev.milepost.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.engine.json.JsonFormException;
import dev.milepost.engine.json.JsonPart;
import dev.milepost.engine.json.JsonReader;
import dev.milepost.engine.json.JsonSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogJsonTest {

  private static final String BOOKS =
      """
      {"apps": [{"name": "Books",
        "records": [{"name": "Invoice", "belongsTo": "CRM.Deal", "by": "DealId",
                     "fields": {"Status": ["Draft", {"final": "Paid"}], "Amount": "money"}}],
        "events": [{"name": "PaymentFailed", "fields": {"Reason": "text"}}],
        "actions": [{"name": "SendReminder", "fields": {"InvoiceId": "text"}}]}],
       "subjects": [{"name": "Customer",
         "keys": [{"name": "AccountId", "fields": ["CRM.Account.Id"]},
                  {"name": "Aaa", "fields": ["Books.Invoice.Id"]}]}]}
      """;

  @Test
  void readsAndWritesDeclarations() throws JsonFormException, JsonSyntaxException {
    Catalog catalog = read(BOOKS);

    assertThat(CatalogJson.write(catalog)).isEqualTo(JsonReader.FILE.read(BOOKS));
    assertThat(catalog.record(TypeName.parse("Books.Invoice")).orElseThrow().belongsTo())
        .isEqualTo(new Catalog.BelongsTo(TypeName.parse("CRM.Deal"), "DealId"));
  }

  @Test
  void sortsWhatIsFoundByNameButNotTheKeysOfASubject()
      throws JsonFormException, JsonSyntaxException {
    Catalog sorted = CatalogJson.sorted(read(BOOKS));

    assertThat(sorted.record(TypeName.parse("Books.Invoice")).orElseThrow().fields())
        .extracting(Catalog.Field::name)
        .containsExactly("Amount", "Status");
    assertThat(sorted.subject("Customer").orElseThrow().keys())
        .extracting(Catalog.Key::name)
        .containsExactly("AccountId", "Aaa");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"apps":[]}                                                                 | the member "subjects" is missing
          {"apps":[{"name":"A"},{"name":"A"}],"subjects":[]}                          | at apps: the name "A" is declared twice
          {"apps":[{"name":"A","event":[]}],"subjects":[]}                            | at apps[0]: the member "event" is not expected (there may be name, records, events, actions)
          {"apps":[{"name":"A","records":[{"name":"R","by":"x","fields":{}}]}],"subjects":[]} | at apps[0].records[0]: the member "by" needs a member "belongsTo"
          {"apps":[{"name":"A","actions":[{"name":"R","fields":{"x":"string"}}]}],"subjects":[]} | at apps[0].actions[0].fields.x: the type of a field was expected, like text or a list of texts
          {"apps":[{"name":"A","actions":[{"name":"R","fields":{"x":["a","a"]}}]}],"subjects":[]} | at apps[0].actions[0].fields.x: the name "a" is declared twice
          {"apps":[],"subjects":[{"name":"S","keys":[]}]}                             | at subjects[0].keys: a subject needs a key
          {"apps":[],"subjects":[{"name":"S","keys":[{"name":"K","fields":["A.B"]}]}]} | at subjects[0].keys[0].fields[0]: a name like App.Record.Field was expected
          """)
  void saysWhatIsWrongAndWhere(String json, String reason) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(JsonFormException.class).hasMessage(reason);
  }

  private static Catalog read(String json) throws JsonFormException, JsonSyntaxException {
    return CatalogJson.read(JsonPart.root(JsonReader.FILE.read(json)));
  }
}
