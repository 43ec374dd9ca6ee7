package io.aoscope.icons;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The application icon; its source is {@code aoscope.svg} beside the pictures made from it. */
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private AppIcon() {}

    /** Sizes in pixels, the smallest first. */
    public static List<Integer> sizes() {
        return SIZES;
    }

    /** Every size as a PNG file, the smallest first. */
    public static List<URL> pngs() {
        return SIZES.stream().map(AppIcon::png).toList();
    }

    /** The icon in one of the {@link #sizes()}. */
    public static URL png(int size) {
        return resource("aoscope-" + size + ".png");
    }

    /** The drawing the pictures are made from. */
    public static URL svg() {
        return resource("aoscope.svg");
    }

    private static URL resource(String name) {
        return Stream.of(name)
                .flatMap(file -> Optional.ofNullable(AppIcon.class.getResource(file)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no icon " + name + "; sizes are " + SIZES));
    }
}
