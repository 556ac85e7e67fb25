package dev.milepost.server.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.server.configuration.Channel;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EgressTest {

  private static Channel.Http channel(boolean privateAllowed, boolean plainAllowed) {
    return new Channel.Http(
        null,
        null,
        Set.of("api.books.example", "api.books.example:8443"),
        privateAllowed,
        plainAllowed,
        null,
        null,
        Duration.ofSeconds(1));
  }

  private static void check(String address, String resolved, Channel.Http channel)
      throws Exception {
    new Egress(
            _ -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName(resolved)))
        .check(URI.create(address), channel);
  }

  @Test
  void aNamedHostMayBeAsked() {
    assertThatCode(
            () -> check("https://API.books.example/invoices", "1.1.1.1", channel(false, false)))
        .doesNotThrowAnyException();
    assertThatCode(() ->
            check("https://api.books.example:8443/", "2606:4700::1111", channel(false, false)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://api.books.example:9443/",
        "https://api.books.example.evil.example/",
        "https://api.books.example@evil.example/",
        "https://evil.example#api.books.example",
        "https://127.0.0.1/",
        "http://api.books.example/",
        "ftp://api.books.example/",
        "file:///etc/passwd"
      })
  void noOtherOneMay(String address) {
    assertThatThrownBy(() -> check(address, "1.1.1.1", channel(false, false)))
        .isInstanceOf(UnsendableException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "198.18.0.1",
        "203.0.113.7",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
        "2001:db8::1",
        "ff02::1"
      })
  void aNameThatLeadsIntoTheOwnNetworkIsRefused(String resolved) {
    assertThatThrownBy(() -> check("https://api.books.example/", resolved, channel(false, false)))
        .hasMessageContaining("nobody has allowed that (\"privateAddresses\": true)");
    assertThatCode(() -> check("https://api.books.example/", resolved, channel(true, false)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2a00:1450::1"})
  void theInternetAtLargeIsPublic(String address) throws UnknownHostException {
    assertThat(Egress.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void theConnectionGoesToTheAddressThatWasChecked() throws Exception {
    InetAddress checked = InetAddress.getByName("93.184.216.34");
    HostResolver first = _ -> List.of(checked);
    String address = "https://api.books.example/";

    new Egress(first).check(URI.create(address), channel(false, false));

    assertThat(InetAddress.getAllByName("api.books.example"))
        .as("whatever a name server would say by now")
        .containsExactly(checked);
  }
}
