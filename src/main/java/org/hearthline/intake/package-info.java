/** Bulk imports: what the case system knows of many cases, read from a file, by the use cases of {@code casework}. */
@NullMarked
package org.hearthline.intake;

import org.jspecify.annotations.NullMarked;
