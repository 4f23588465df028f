package org.hearthline.browser;

/**
 * A page to be looked at.
 *
 * @param name what its pictures are called
 * @param user who looks; empty for somebody who has not signed in
 * @param locale what their browser asks for
 */
record Visit(String name, String user, String locale, String path) {

    static Visit as(String user, String name, String path) {
        return new Visit(name, user, "en-US", path);
    }

    static Visit anonymous(String name, String path) {
        return as("", name, path);
    }

    Visit in(String locale) {
        return new Visit(name, user, locale, path);
    }

    @Override
    public String toString() {
        return name;
    }
}
