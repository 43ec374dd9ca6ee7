package io.aoscope.ui.kit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a file cannot be read or written, in words; what the exceptions say themselves is mostly the path again. */
public final class FileProblem {
    private FileProblem() {}

    public static String why(IOException problem) {
        return switch (problem) {
            case NoSuchFileException ignored -> "there is no such file or folder";
            case AccessDeniedException ignored -> "permission denied";
            case NotDirectoryException ignored -> "this is no folder";
            case FileAlreadyExistsException ignored -> "a file of that name is in the way";
            case CharacterCodingException ignored -> "this is no UTF-8 text";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> Objects.requireNonNullElse(problem.getMessage(), "the system does not say why");
        };
    }
}
