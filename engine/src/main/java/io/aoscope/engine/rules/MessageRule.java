package io.aoscope.engine.rules;

import static io.aoscope.engine.rules.Severity.ERROR;
import static io.aoscope.engine.rules.Severity.NOTE;
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
    UNKNOWN_DEVICE(
            "unknown-device",
            ERROR,
            "A device that the node does not have",
            "A message has a tag device that names no device of the node.",
            "The node loads the device of a message as soon as it looks into it: a message that is sent so fails"
                    + " in json-iface@1.0, one of the outbox in patch@1.0, and the process is blocked.",
            "Leave the tag out, or call it something else than device.",
            "12, 18, 22 number 1 [X]"),
    INVALID_UTF8(
            "invalid-utf8",
            ERROR,
            "Text that is not UTF-8",
            "Data or a tag of a message has bytes that are not UTF-8, or half of a surrogate pair.",
            "json-iface@1.0 cannot write it as JSON: the slot fails and the process is blocked. In a reply, it is"
                    + " no JSON that can be read.",
            "Encode binary data as text, such as base64url.",
            "8.3, 18, 22 number 1 [X]"),
    OUTPUT_DATA_MISSING(
            "output-data-missing",
            ERROR,
            "A reply without Output.data",
            "The response of handle has neither Output with data nor Error.",
            "json-iface@1.0 fails on it and the process is blocked. The branches edge and beta take it as empty.",
            "Answer {\"ok\":true,\"response\":{\"Output\":{\"data\":\"\"},\"Messages\":[]}}.",
            "8.6, 18, 20 [X]"),
    REPLY_MALFORMED(
            "reply-malformed",
            ERROR,
            "Messages or tags of another shape",
            "Messages of a response is no array, Tags of a message is no array, or a tag has no name or no value.",
            "json-iface@1.0 fails on it and the process is blocked. The branch edge takes a tag without a value"
                    + " as empty.",
            "Leave them out, or write arrays, and each tag as {\"name\":\"…\",\"value\":\"…\"}.",
            "8.6, 20 [X]"),
    NOT_ENCODABLE(
            "not-encodable",
            ERROR,
            "Results that the node cannot encode",
            "A list in the data, a message or a patch begins with a string, a number or a truth value and holds"
                    + " an object too.",
            "The node makes an id of the results and fails on such a list: the process is blocked.",
            "Put objects into a list of their own, or write the list as JSON text.",
            "1.1 [X]"),
    PATCH_RESERVED_KEY(
            "patch-reserved-key",
            ERROR,
            "A patch with a reserved key",
            "A patch has a key remove, set-path or set_path.",
            "The node takes it for a request while it merges the patch, fails, and the process is blocked.",
            "Call the key something else.",
            "12 [X]"),
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
            "The stack runs that key instead of compute. Where no device knows it and the state has no such key, the"
                + " slot counts, the image is not called, and there are no results; a key of the state, such as type,"
                + " fails the slot.",
            "Call the tag something else.",
            "6.2, 22 number 9 [X]"),
    BODY_KEY(
            "body-key",
            WARNING,
            "A message with a body of its own",
            "A message has a tag body.",
            "Posted to a scheduler as it is, its body is scheduled in its place.",
            "Put the text into Data, or call the tag something else.",
            "7 [R]"),
    FIELD_TAG(
            "field-tag",
            WARNING,
            "A tag that is a field",
            "A message has a tag called Id, Anchor, Owner, Data, Target or Signature.",
            "It is taken for the field of the message and is not among the tags that the image reads. In an"
                    + " outbox, a tag target replaces the target.",
            "Use the field, or another name.",
            "8.4, 8.6 [X]"),
    PRIVATE_KEY(
            "private-key",
            WARNING,
            "A key that is never kept",
            "A message has a key that begins with priv, or commitments.",
            "Such keys are private to the node and are dropped before anything is written or sent.",
            "Use another name.",
            "1 number 4 [X]"),
    TAG_DUPLICATE(
            "tag-duplicate",
            WARNING,
            "Tags with the same name",
            "Two tags of a message have names that differ in nothing, or only in case.",
            "A message has every key once: one of the values is lost, the other is kept in lower case.",
            "Give each tag a name of its own.",
            "1 number 1, 8.4, 8.6 [X]"),
    TAG_EMPTY(
            "tag-empty",
            WARNING,
            "A tag without a value",
            "A tag of a message has an empty value.",
            "The key is left out; the branch main tells of it in a tag Ao-Types as empty-binary, the branch edge"
                    + " does not.",
            "Leave the tag out, or give it a value.",
            "1.1, 20 [X]"),
    TAG_NOT_STRING(
            "tag-not-string",
            WARNING,
            "A tag whose value is no string",
            "A tag of an outbox message is a number, a truth value, null, a list or an object.",
            "The value keeps its type in the outbox; the receiver sees it as text, with a tag Ao-Types that names"
                    + " the type, or as an object.",
            "Write a string.",
            "1.1, 8.6, 22 number 19 [X]"),
    MANY_TAGS(
            "many-tags",
            WARNING,
            "More than 32 tags",
            "A message has 33 tags or more.",
            "Their order is that of Erlang's hashes instead of that of the alphabet.",
            "Do not rely on the order of tags; put lists into Data.",
            "8.4, 22 number 30 [X]"),
    ID_OF_32_BYTES(
            "id-of-32-bytes",
            WARNING,
            "A text of exactly 32 bytes as an id",
            "From or Target of a message is 32 characters long.",
            "It is taken for the bytes of an id and written in base64url, as 43 other characters.",
            "Give the 43 characters of an id.",
            "8.3, 22 number 29 [X]"),
    DUPLICATE_JSON_KEYS(
            "duplicate-json-keys",
            WARNING,
            "A key twice in the reply",
            "An object in the JSON that handle replies has a key twice.",
            "The first value counts, while most readers of JSON take the last.",
            "Write each key once.",
            "8.6, 22 number 28 [X]"),
    REPLY_PARTS_DROPPED(
            "reply-parts-dropped",
            WARNING,
            "Spawns and Assignments go nowhere",
            "The response of handle has Spawns or Assignments.",
            "json-iface@1.0 drops them: nothing is spawned or assigned.",
            "Send messages; spawn processes from outside.",
            "8.6, 22 number 22 [X]"),
    ERROR_AND_OUTPUT(
            "error-and-output",
            WARNING,
            "A response with Output and Error",
            "The response of handle has Error as well as Output with data.",
            "The branch main takes Output and drops Error; edge and beta take Error, and drop Output and"
                    + " Messages.",
            "Answer one of them.",
            "8.6, 20 [X]"),
    ERROR_DROPS_MESSAGES(
            "error-drops-messages",
            WARNING,
            "Messages beside an Error",
            "The response of handle has Error, no Output with data, and Messages or patches.",
            "The messages and patches are dropped.",
            "Answer Output with data where messages are to be sent.",
            "8.6 [X]"),
    OUTBOX_KEY_DROPPED(
            "outbox-key-dropped",
            WARNING,
            "Keys that an outbox message loses",
            "A message of the reply has a key spelled exactly from-process, from-image or anchor.",
            "json-iface@1.0 drops the key; it writes from-process and from-image itself.",
            "Leave it out, or spell it Anchor.",
            "8.6 [X]"),
    NO_TARGET(
            "no-target",
            WARNING,
            "An outbox message without a target",
            "A message of the outbox has no target and is no patch.",
            "push@1.0 answers No target process found (422) and delivers nothing.",
            "Give the message a Target.",
            "14 [R]"),
    PATCH_OVERWRITES(
            "patch-overwrites",
            WARNING,
            "A patch that overwrites the process",
            "A patch has keys that the process itself works with, such as type, device-stack, passes, process or"
                    + " results, and goes to the root of the state.",
            "They are overwritten: nothing is protected. A message sent by aos carries type, variant,"
                    + " data-protocol and more.",
            "Give the process a patch-to, such as /cache, or send fewer keys.",
            "12, 22 number 10 [X]"),
    TAG_CASE(
            "tag-case",
            NOTE,
            "Names of tags are re-cased",
            "The name of a tag is not written as the node writes it.",
            "Each part between hyphens gets a capital and the rest is in lower case: X-CUSTOM-key is read as"
                    + " X-Custom-Key.",
            "Read tags without regard to case, or name them so.",
            "8.4, 22 number 19 [X]"),
    TAG_ORDER(
            "tag-order",
            NOTE,
            "Tags are sorted",
            "The tags of a message are not in the order of the alphabet.",
            "The image reads them in the order of their names in lower case.",
            "Do not rely on the order of tags.",
            "8.4, 22 number 19 [X]"),
    OWNER_OF_42(
            "owner-of-42",
            NOTE,
            "An owner of 42 characters",
            "The owner of a message has 42 characters, as Ethereum addresses have.",
            "The branch main keeps it; the branch edge writes it in base64url once more.",
            "Compare owners as the node gives them.",
            "8.3, 20 [X]"),
    OUTBOX_CASE(
            "outbox-case",
            NOTE,
            "Keys of the outbox change their case",
            "An outbox message has keys with capitals.",
            "A result that was just computed has them as spelled, such as Action; one that is read from the cache"
                    + " has them in lower case, action.",
            "Read keys without regard to case.",
            "6.5, 22 number 12 [X]"),
    OUTBOX_LEFTOVERS(
            "outbox-leftovers",
            NOTE,
            "Tags and Anchor stay in the message",
            "A message of the reply spells Tags or Anchor with a capital, as aos does.",
            "The tags are lifted to keys of the message, and the list tags stays beside them, as does anchor. In"
                    + " a patch they land in the state of the process.",
            "Nothing; with patches use a patch-to.",
            "8.6, 22 number 13 [X]"),
    PROMPT_DROPPED(
            "prompt-dropped",
            NOTE,
            "The prompt is dropped",
            "The Output of a response has a prompt, or the response GasUsed or Memory.",
            "json-iface@1.0 keeps Output.data, Messages and patches alone.",
            "Nothing, where data says it too.",
            "8.6, 22 number 22 [X]");

    private final RuleText text;

    MessageRule(String id, Severity severity, String title, String cause, String effect, String remedy, String source) {
        this.text = new RuleText(id, severity, title, cause, effect, remedy, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
