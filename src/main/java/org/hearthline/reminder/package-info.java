/** The plan: requirements and reminders kept as the facts demand, and the digests that tell workers and supervisors of them. */
@NullMarked
package org.hearthline.reminder;

import org.jspecify.annotations.NullMarked;
