/** What every feature needs and none owns: time, problems, who may see what, sealing of personal values, due work. */
@NullMarked
package org.hearthline.platform;

import org.jspecify.annotations.NullMarked;
