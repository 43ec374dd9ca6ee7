package io.aoscope.engine.check;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An instruction of an image.
 *
 * @param offset byte offset in the file
 * @param function function index, imports first
 * @param instruction its number in the function
 */
record Place(int offset, int function, int instruction) {
    static OptionalInt offset(Optional<Place> place) {
        return place.isPresent() ? OptionalInt.of(place.get().offset) : OptionalInt.empty();
    }
}
