package io.aoscope.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as users write them: in options, commands and files. */
final class UserPath {
    private UserPath() {}

    /** @throws UserException where no file can have such a name here */
    static Path of(String text) throws UserException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UserException("\"" + text + "\" cannot be a path here (" + e.getReason()
                    + "); use other characters, or set the language of the system, such as LC_ALL=C.UTF-8");
        }
    }
}
