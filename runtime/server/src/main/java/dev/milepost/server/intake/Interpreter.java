package dev.milepost.server.intake;

import dev.milepost.server.intake.message.Message;
import java.util.List;

/** Says what becomes of a message. */
interface Interpreter {

  /** One outcome, or several signals. */
  List<? extends Outcome> interpret(Message message);
}
