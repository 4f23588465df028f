package org.hearthline.platform;

import io.vertx.pgclient.PgException;

/** Describes a fault for the log by its kinds and places alone: its message may quote a name, an address or a value that was sent. */
public final class Faults {

    private Faults() {}

    public static String describe(Throwable fault) {
        StringBuilder description = new StringBuilder();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            description
                    .append(cause == fault ? "" : "\n  caused by ")
                    .append(cause.getClass().getName())
                    .append(cause instanceof PgException refusal ? ", SQLSTATE " + refusal.getSqlState() : "");
            StackTraceElement[] places = cause.getStackTrace();
            for (int i = 0; i < places.length; i++) {
                if (i == 0 || places[i].getClassName().startsWith("org.hearthline")) {
                    description.append("\n    at ").append(places[i]);
                }
            }
        }
        return description.toString();
    }
}
