package org.hearthline.sandbox.sample;

import java.util.List;
import java.util.SplittableRandom;

/** Invented names: common given names, and family names put together from syllables, so that they are nobody's. */
final class Names {

    private static final List<String> WOMEN = List.of(
            "Maria", "Alice", "Brenda", "Carla", "Denise", "Elena", "Fay", "Gloria", "Hannah", "Irene", "Joyce",
            "Karen", "Lucia", "Monica", "Nora", "Olivia", "Paula", "Rosa", "Sandra", "Teresa");
    private static final List<String> MEN = List.of(
            "Aaron", "Ben", "Carlos", "David", "Eric", "Felix", "Gary", "Henry", "Ivan", "Jorge", "Kevin", "Luis",
            "Mark", "Nathan", "Oscar", "Peter", "Ray", "Samuel", "Tom", "Victor");
    private static final List<String> CHILDREN = List.of(
            "Ana", "Bo", "Cleo", "Dee", "Emil", "Finn", "Gia", "Hal", "Ines", "Jo", "Kai", "Lia", "Max", "Nell", "Otto",
            "Pia", "Rex", "Sol", "Tess", "Vic");
    private static final List<String> BEGINNINGS = List.of(
            "Ash", "Bram", "Cor", "Dell", "Ever", "Farn", "Glen", "Hart", "Lind", "Mar", "Nor", "Pem", "Quill", "Row",
            "Sel");
    private static final List<String> ENDINGS = List.of(
            "abee", "bello", "combe", "dano", "ellis", "fordo", "gavan", "linez", "morrow", "netti", "sworth", "twell");

    private final SplittableRandom random;

    Names(SplittableRandom random) {
        this.random = random;
    }

    String woman() {
        return anyOf(WOMEN) + " " + family();
    }

    String man() {
        return anyOf(MEN) + " " + family();
    }

    String anybody() {
        return random.nextBoolean() ? woman() : man();
    }

    String child() {
        return anyOf(CHILDREN);
    }

    private String family() {
        return anyOf(BEGINNINGS) + anyOf(ENDINGS);
    }

    private String anyOf(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
