/** What operators watch: how the queues stand, whether the morning's digests went out, how requirements stand; as metrics and health. */
@NullMarked
package org.hearthline.record.sight;

import org.jspecify.annotations.NullMarked;
