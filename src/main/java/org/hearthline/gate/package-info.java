/** The checks that a message passes at the moment of hand-off (POLICY 5). */
@NullMarked
package org.hearthline.gate;

import org.jspecify.annotations.NullMarked;
