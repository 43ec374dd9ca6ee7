package io.aoscope.engine.rules;

import static io.aoscope.engine.rules.Severity.ERROR;
import static io.aoscope.engine.rules.Severity.WARNING;

/** How HyperBEAM treats messages: those sent to a process, and those of its reply. */
public enum MessageRule implements Rule {
    TARGET_LENGTH(
            "target-length",
            ERROR,
            "A target of another length",
            "The target of a message is neither 43 nor 42 characters nor 32 bytes long.",
            "json-iface@1.0 fails on a message that is sent so, and the process is blocked. In an outbox nobody"
                    + " can deliver it.",
            "Give the id of a process, 43 characters, or no target.",
            "8.3, 18, 22 number 29 [X]"),
    FUNCTION_KEY(
            "function-key",
            WARNING,
            "A message key that chooses the function",
            "A message has a tag function or parameters.",
            "wasm-64@1.0 calls that function of the image instead of handle, and with those parameters.",
            "Call the tag something else, such as Action.",
            "9.2, 22 number 8 [X]"),
    PATH_KEY(
            "path-key",
            WARNING,
            "A message key that chooses what runs",
            "A message has a tag path other than compute.",
            "The stack runs that key instead of compute: the slot counts, the image is not called, and there are"
                    + " no results.",
            "Call the tag something else.",
            "6.2, 22 number 9 [X]"),
    TAG_NOT_STRING(
            "tag-not-string",
            WARNING,
            "A tag whose value is no string",
            "A tag of an outbox message is a number, a truth value, null, a list or an object.",
            "The value keeps its type in the outbox; the receiver sees it as text, with a tag Ao-Types that names"
                    + " the type, or as an object.",
            "Write a string.",
            "1.1, 8.6, 22 number 19 [X]"),
    REPLY_PARTS_DROPPED(
            "reply-parts-dropped",
            WARNING,
            "Spawns and Assignments go nowhere",
            "The response of handle has Spawns or Assignments.",
            "json-iface@1.0 drops them: nothing is spawned or assigned.",
            "Send messages; spawn processes from outside.",
            "8.6, 22 number 22 [X]"),
    PATCH_OVERWRITES(
            "patch-overwrites",
            WARNING,
            "A patch that overwrites the process",
            "A patch has keys that the process itself works with, such as type, device-stack, passes, process or"
                    + " results, and goes to the root of the state.",
            "They are overwritten: nothing is protected. A message sent by aos carries type, variant,"
                    + " data-protocol and more.",
            "Give the process a patch-to, such as /cache, or send fewer keys.",
            "12, 22 number 10 [X]");

    private final RuleText text;

    MessageRule(String id, Severity severity, String title, String cause, String effect, String remedy, String source) {
        this.text = new RuleText(id, severity, title, cause, effect, remedy, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
