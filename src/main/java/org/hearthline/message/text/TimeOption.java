package org.hearthline.message.text;

import java.time.Instant;

/**
 * A time that is offered.
 *
 * @param number what a person texts back to choose it
 */
public record TimeOption(int number, Instant startsAt) {}
