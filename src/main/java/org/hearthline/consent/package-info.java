/** Addresses of parents and kin, and their consent to be written to there (POLICY 5). */
@NullMarked
package org.hearthline.consent;

import org.jspecify.annotations.NullMarked;
