/** How well contact is kept, counted from what the features keep: by unit, worker, role and custody, with small groups hidden. */
@NullMarked
package org.hearthline.record.measure;

import org.jspecify.annotations.NullMarked;
