package org.hearthline.message;

import org.hearthline.message.Gate.Due;
import org.jboss.logging.MDC;

/** Says something of one message in the log, beside its ids. Many messages are on their way on one context, so they hold for that alone. */
final class MessageLog {

    private static final String MESSAGE = "messageId";
    private static final String CASE = "caseId";

    private MessageLog() {}

    static void about(Due message, Runnable said) {
        MDC.put(MESSAGE, message.id());
        String caseId = message.caseId();
        if (caseId != null) {
            MDC.put(CASE, caseId);
        }
        try {
            said.run();
        } finally {
            MDC.remove(MESSAGE);
            MDC.remove(CASE);
        }
    }
}
