package org.hearthline.record.efforts;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That somebody signed a record off.
 *
 * @param hash SHA-256 over the frozen document's exact bytes, in hexadecimal digits
 */
public record SignOff(String id, LocalDate from, LocalDate to, String signedBy, Instant signedAt, String hash) {}
