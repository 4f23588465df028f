package org.hearthline.policy;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A message that a worker or supervisor is to get on {@code on}, a business day of the worker's zone, at the instant
 * {@code at}.
 */
public record Reminder(LocalDate on, Instant at, ReminderTarget to, ReminderCause why) {}
