/** A carrier of text messages that speaks Twilio's Messages API on this machine, with phones that answer and faults on demand. */
@NullMarked
package org.hearthline.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
