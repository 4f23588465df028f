/** The change feed: what happened, for the case system to read in order, as CloudEvents. */
@NullMarked
package org.hearthline.record.feed;

import org.jspecify.annotations.NullMarked;
