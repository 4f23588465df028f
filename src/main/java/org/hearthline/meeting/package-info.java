/** Meetings with parents and kin: times that are offered, answers, what is settled, and calendars. */
@NullMarked
package org.hearthline.meeting;

import org.jspecify.annotations.NullMarked;
