/** What was done, as it is looked up later: messages with what became of them. It reads what the features keep. */
@NullMarked
package org.hearthline.record;

import org.jspecify.annotations.NullMarked;
