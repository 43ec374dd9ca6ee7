package io.aoscope.ui.kit;

import javafx.scene.control.Hyperlink;

/** Numbers that lead somewhere. */
public final class Links {
    private Links() {}

    /** A link in running text. */
    public static Hyperlink link(String text, Runnable follow) {
        var link = new Hyperlink(text);
        link.getStyleClass().add("data-link");
        link.setOnAction(event -> {
            follow.run();
            link.setVisited(false);
        });
        return link;
    }

    /** A link in the monospace face, for addresses, offsets and names. */
    public static Hyperlink code(String text, Runnable follow) {
        Hyperlink link = link(text, follow);
        link.getStyleClass().add("code");
        return link;
    }
}
