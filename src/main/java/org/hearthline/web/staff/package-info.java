/** The pages of workers, supervisors and operators: HTML first, quickened by script. */
@NullMarked
package org.hearthline.web.staff;

import org.jspecify.annotations.NullMarked;
