package org.hearthline.web.staff;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hearthline.policy.RequirementKind;
import org.hearthline.web.staff.DueItem.Group;
import org.jspecify.annotations.Nullable;

/**
 * A worker's due list, by when things are due.
 *
 * @param worker whose it is, where that is not the reader
 * @param search what the list was searched for; empty where it was not
 * @param kind the kind that alone is shown; empty where all are
 * @param groups with something in them, in order
 * @param total how many there are without search and kind
 * @param more how many of those found are not shown yet
 */
record DuePage(
        @Nullable String worker,
        String path,
        String search,
        String kind,
        Map<Group, List<DueItem>> groups,
        int total,
        int more) {

    static final int STEP = 100;

    static DuePage of(@Nullable String worker, String path, List<DueItem> items, String search, String kind, int most) {
        List<DueItem> found = items.stream()
                .filter(item ->
                        kind.isEmpty() || item.requirement().kind().name().equals(kind))
                .filter(item -> matches(item, search.toLowerCase(Locale.ROOT)))
                .toList();
        Map<Group, List<DueItem>> groups = new EnumMap<>(Group.class);
        found.stream().limit(most).forEach(item -> groups.computeIfAbsent(item.group(), any -> new ArrayList<>())
                .add(item));
        return new DuePage(worker, path, search, kind, groups, items.size(), Math.max(0, found.size() - most));
    }

    private static boolean matches(DueItem item, String search) {
        return search.isBlank()
                || item.name().toLowerCase(Locale.ROOT).contains(search.strip())
                || item.caseId().toLowerCase(Locale.ROOT).contains(search.strip());
    }

    public List<RequirementKind> kinds() {
        return List.of(RequirementKind.values());
    }

    public boolean isFiltered() {
        return !search.isEmpty() || !kind.isEmpty();
    }

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** How many are shown. */
    public int shown() {
        return groups.values().stream().mapToInt(List::size).sum();
    }

    /** The same list with more of it. */
    public String moreLink() {
        return path + StaffPages.query(List.of("q", search, "kind", kind, "most", String.valueOf(shown() + STEP)));
    }

    public boolean isShown(String kind) {
        return Objects.equals(this.kind, kind);
    }
}
