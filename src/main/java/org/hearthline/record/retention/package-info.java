/** What is kept of people, for how long, and how it is removed: terms, erasure, export. */
@NullMarked
package org.hearthline.record.retention;

import org.jspecify.annotations.NullMarked;
