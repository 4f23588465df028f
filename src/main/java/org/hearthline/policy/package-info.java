/**
 * The rules, and nothing else: facts and a date in; duties, requirements, reminder dates and reasons with citations
 * out. Pure functions that know no clock, no storage and no zone but those they are given.
 */
@NullMarked
package org.hearthline.policy;

import org.jspecify.annotations.NullMarked;
