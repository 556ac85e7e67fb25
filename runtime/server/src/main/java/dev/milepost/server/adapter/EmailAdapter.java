package dev.milepost.server.adapter;

import dev.milepost.engine.json.JsonValue.JsonObject;
import dev.milepost.engine.json.JsonWriter;
import dev.milepost.server.configuration.Channel;
import dev.milepost.server.configuration.Configuration.Mail;
import dev.milepost.server.configuration.SecretException;
import dev.milepost.server.configuration.Secrets;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Sends plain e-mails by SMTP. Its identifier is made of the action's key, so that a mail that goes
 * out twice is the same mail to whoever reads it.
 */
public final class EmailAdapter implements Adapter {

  private static final String TIMEOUT_MILLIS = "20000";
  private static final int PERMANENT = 500;

  private final Channel.Email channel;
  private final Mail server;
  private final Secrets secrets;

  public EmailAdapter(Channel.Email channel, Mail server, Secrets secrets) {
    this.channel = channel;
    this.server = server;
    this.secrets = secrets;
  }

  @Override
  public Handover handOver(Parcel parcel) {
    try {
      MailText text = MailText.of(parcel, channel.templates());
      Session session = Session.getInstance(properties());
      MimeMessage message = message(session, parcel, text);
      String secret = server.password();
      String password = secret == null ? null : secrets.read(secret);
      try (Transport transport = session.getTransport(protocol())) {
        transport.connect(server.host(), server.port(), server.user(), password);
        transport.sendMessage(message, message.getAllRecipients());
      }
      return new Handover.Done("taken by " + server.host(), null);
    } catch (UnsendableException e) {
      return new Handover.Refused(String.valueOf(e.getMessage()));
    } catch (SecretException e) {
      return new Handover.Failed(String.valueOf(e.getMessage()), null, false);
    } catch (AddressException e) {
      return new Handover.Refused("it goes to no address: " + said(e));
    } catch (AuthenticationFailedException e) {
      return new Handover.Failed("the mail server does not let us in: " + said(e), null, true);
    } catch (SendFailedException e) {
      return isPermanent(e)
          ? new Handover.Refused("the mail server refuses it: " + said(e))
          : new Handover.Failed("the mail server does not take it: " + said(e), null, true);
    } catch (MessagingException e) {
      return new Handover.Failed("the mail server cannot be reached: " + said(e), null, true);
    }
  }

  @Override
  public JsonObject preview(Parcel parcel) throws UnsendableException {
    MailText text = MailText.of(parcel, channel.templates());
    return JsonObject.builder()
        .put("by", "email")
        .put("from", server.from())
        .put("to", text.to())
        .put("subject", text.subject())
        .put("body", text.body())
        .build();
  }

  private String protocol() {
    return server.security() == Mail.Security.TLS ? "smtps" : "smtp";
  }

  private Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol() + ".";
    properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    properties.setProperty(prefix + "auth", Boolean.toString(server.user() != null));
    properties.setProperty(prefix + "localhost", domain(server.from()));
    if (server.security() == Mail.Security.STARTTLS) {
      properties.setProperty(prefix + "starttls.enable", "true");
      properties.setProperty(prefix + "starttls.required", "true");
    }
    return properties;
  }

  private MimeMessage message(Session session, Parcel parcel, MailText text)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(server.from(), true));
    for (Address to : InternetAddress.parse(text.to(), true)) {
      message.addRecipient(RecipientType.TO, to);
    }
    if (message.getAllRecipients() == null) {
      throw new AddressException("nobody is named");
    }
    message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
    message.setText(text.body(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(parcel.at()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    message.setHeader("Message-ID", "<" + parcel.key() + "@" + domain(server.from()) + ">");
    return message;
  }

  /** The part of an address behind its sign. */
  private static String domain(String address) {
    String end = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String domain = end.replaceAll("[^a-z0-9.-]", "");
    return domain.isEmpty() ? "localhost" : domain;
  }

  private static boolean isPermanent(SendFailedException failure) {
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      int code =
          switch (cause) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= PERMANENT) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure instanceof MessagingException mail ? mail.getNextException() : null;
  }

  /** The last word of a chain, which is the server's own, without line breaks. */
  private static String said(MessagingException failure) {
    Throwable last = failure;
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      last = cause;
    }
    String message = String.valueOf(last.getMessage()).strip().replaceAll("\\s+", " ");
    return JsonWriter.escape(message.length() > 200 ? message.substring(0, 200) : message);
  }
}
