/**
 * The facts: cases, people, orders, guardianship, contacts, searches and workers, as the case system and the workers say them; and
 * the policies and agency settings in force.
 */
@NullMarked
package org.hearthline.casework;

import org.jspecify.annotations.NullMarked;
