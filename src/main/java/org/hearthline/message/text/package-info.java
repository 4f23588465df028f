/** What parents read, in their language: the agency's wording of each message, checked at start, with times in the reader's own form. */
@NullMarked
package org.hearthline.message.text;

import org.jspecify.annotations.NullMarked;
