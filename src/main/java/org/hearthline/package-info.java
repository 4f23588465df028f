/** Where the service starts. */
@NullMarked
package org.hearthline;

import org.jspecify.annotations.NullMarked;
