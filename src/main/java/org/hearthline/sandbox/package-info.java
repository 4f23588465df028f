/** What stands in for the world in dev, demo and tests: database, mailbox, carrier and phones, clock, users, a sample case load. It knows the service by HTTP. */
@NullMarked
package org.hearthline.sandbox;

import org.jspecify.annotations.NullMarked;
