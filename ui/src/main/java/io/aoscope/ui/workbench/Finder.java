package io.aoscope.ui.workbench;

import io.aoscope.ui.kit.Action;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds actions by a few typed letters, for the command palette. Pure. */
final class Finder {
    private Finder() {}

    /** Those actions whose text contains the letters in order; the closest first. */
    static List<Action> find(String typed, Collection<Action> actions) {
        record Found(Action action, int distance) {}
        String letters = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        return actions.stream()
                .flatMap(action ->
                        distance(letters, action.text()).stream().mapToObj(distance -> new Found(action, distance)))
                .sorted(Comparator.comparingInt(Found::distance))
                .map(Found::action)
                .toList();
    }

    /** How many letters were skipped; a letter that starts a word costs nothing. */
    static OptionalInt distance(String letters, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        int skipped = 0;
        for (int i = 0; i < letters.length(); i++) {
            int found = lower.indexOf(letters.charAt(i), at);
            if (found < 0) {
                return OptionalInt.empty();
            }
            boolean startsWord = found == 0 || lower.charAt(found - 1) == ' ';
            skipped += startsWord ? 0 : found - at;
            at = found + 1;
        }
        return OptionalInt.of(skipped);
    }
}
