package io.aoscope.icons;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The application icon as PNG files; its source is {@code aoscope.svg} beside the pictures made from it. */
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private AppIcon() {}

    /** Every size as a PNG file, the smallest first. */
    public static List<URL> pngs() {
        return SIZES.stream().map(AppIcon::png).toList();
    }

    private static URL png(int size) {
        return resource("aoscope-" + size + ".png");
    }

    private static URL resource(String name) {
        return Stream.of(name)
                .flatMap(file -> Optional.ofNullable(AppIcon.class.getResource(file)).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no icon " + name + "; sizes are " + SIZES));
    }
}
