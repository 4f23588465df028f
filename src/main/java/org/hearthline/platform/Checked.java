package org.hearthline.platform;

/** A document that checks what concerns several of its fields at once; asked after the fields by themselves were found good. */
public interface Checked {

    void check(Errors errors);
}
