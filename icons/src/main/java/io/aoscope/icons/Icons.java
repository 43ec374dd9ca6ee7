package io.aoscope.icons;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** Every icon of the window, by what it means there. */
public final class Icons {
    // Panels
    public static final Ikon IMAGE = MaterialDesignP.PACKAGE_VARIANT;
    public static final Ikon COMPOSE = MaterialDesignE.EMAIL_OUTLINE;
    public static final Ikon PASSES = MaterialDesignV.VIEW_GRID_OUTLINE;
    public static final Ikon CODE = MaterialDesignC.CODE_BRACES;
    public static final Ikon SOURCE = MaterialDesignF.FILE_CODE_OUTLINE;
    public static final Ikon FRAME = MaterialDesignL.LAYERS_OUTLINE;
    public static final Ikon MEMORY = MaterialDesignM.MEMORY;
    public static final Ikon OUTBOX = MaterialDesignT.TRAY_ARROW_UP;
    public static final Ikon FILES = MaterialDesignF.FILE_TREE_OUTLINE;
    public static final Ikon CONSOLE = MaterialDesignC.CONSOLE;
    public static final Ikon TIMELINE = MaterialDesignC.CHART_TIMELINE;
    public static final Ikon SNAPSHOTS = MaterialDesignC.CAMERA_OUTLINE;
    public static final Ikon HOST_CALLS = MaterialDesignP.PHONE_OUTGOING_OUTLINE;
    public static final Ikon FLAME = MaterialDesignF.FIRE;
    public static final Ikon COMPARE = MaterialDesignC.COMPARE_HORIZONTAL;
    public static final Ikon SAMPLES = MaterialDesignF.FLASK_OUTLINE;

    // Files
    public static final Ikon OPEN = MaterialDesignF.FOLDER_OPEN_OUTLINE;
    public static final Ikon RELOAD = MaterialDesignR.RELOAD;
    public static final Ikon RECENT = MaterialDesignH.HISTORY;
    public static final Ikon EXIT = MaterialDesignE.EXIT_TO_APP;
    public static final Ikon FILE = MaterialDesignF.FILE_OUTLINE;
    public static final Ikon FOLDER = MaterialDesignF.FOLDER_OUTLINE;
    public static final Ikon LINK = MaterialDesignF.FILE_LINK_OUTLINE;
    public static final Ikon NEW_FILE = MaterialDesignF.FILE_PLUS_OUTLINE;
    public static final Ikon NEW_FOLDER = MaterialDesignF.FOLDER_PLUS_OUTLINE;
    public static final Ikon EDIT = MaterialDesignP.PENCIL_OUTLINE;
    public static final Ikon SAVE = MaterialDesignC.CONTENT_SAVE_OUTLINE;
    public static final Ikon EXPORT = MaterialDesignE.EXPORT;
    public static final Ikon IMPORT = MaterialDesignI.IMPORT;
    public static final Ikon RESTORE = MaterialDesignR.RESTORE;
    public static final Ikon COPY = MaterialDesignC.CONTENT_COPY;

    // Running
    public static final Ikon SEND = MaterialDesignS.SEND;
    public static final Ikon SEND_PAUSE = MaterialDesignS.SEND_CLOCK;
    public static final Ikon SEND_MANY = MaterialDesignE.EMAIL_MULTIPLE_OUTLINE;
    public static final Ikon PAUSE = MaterialDesignP.PAUSE;
    public static final Ikon RESUME = MaterialDesignP.PLAY;
    public static final Ikon STOP = MaterialDesignS.STOP;
    public static final Ikon LINES = MaterialDesignF.FORMAT_LIST_NUMBERED;
    public static final Ikon STEP_OVER = MaterialDesignD.DEBUG_STEP_OVER;
    public static final Ikon STEP_INTO = MaterialDesignD.DEBUG_STEP_INTO;
    public static final Ikon STEP_OUT = MaterialDesignD.DEBUG_STEP_OUT;
    public static final Ikon STEP_DEVICE = MaterialDesignS.SKIP_NEXT;
    public static final Ikon NOW = MaterialDesignA.ARROW_COLLAPSE_RIGHT;
    public static final Ikon STEP_PASS = MaterialDesignS.SKIP_FORWARD;
    public static final Ikon INTO_WASM = MaterialDesignC.CHIP;
    public static final Ikon BREAKPOINT = MaterialDesignC.CIRCLE;
    public static final Ikon RUN_TO_CURSOR = MaterialDesignS.STEP_FORWARD;
    public static final Ikon RUN_SCENARIO = MaterialDesignP.PLAY_CIRCLE_OUTLINE;

    public static final Ikon BRANCH = MaterialDesignS.SOURCE_BRANCH;
    public static final Ikon WATCH = MaterialDesignE.EYE_OUTLINE;
    public static final Ikon ORIGIN = MaterialDesignS.SOURCE_COMMIT_START;

    // Places and things
    public static final Ikon GO_TO = MaterialDesignC.CROSSHAIRS_GPS;
    public static final Ikon FIND = MaterialDesignM.MAGNIFY;
    public static final Ikon PALETTE = MaterialDesignF.FORMAT_LIST_BULLETED;
    public static final Ikon BACK = MaterialDesignA.ARROW_LEFT;
    public static final Ikon FORWARD = MaterialDesignA.ARROW_RIGHT;
    public static final Ikon DESCRIPTORS = MaterialDesignF.FORMAT_LIST_NUMBERED;
    public static final Ikon FUNCTION = MaterialDesignF.FUNCTION;
    public static final Ikon PROFILE = MaterialDesignT.TUNE;
    public static final Ikon KEYS = MaterialDesignK.KEYBOARD_OUTLINE;

    public static final Ikon PROCESS = MaterialDesignP.PUZZLE_OUTLINE;
    public static final Ikon DELIVER = MaterialDesignE.EMAIL_ARROW_RIGHT_OUTLINE;
    public static final Ikon DELIVER_PAUSE = MaterialDesignS.SEND_CLOCK_OUTLINE;
    public static final Ikon PUSH = MaterialDesignE.EMAIL_FAST_OUTLINE;
    public static final Ikon OPEN_BESIDE = MaterialDesignF.FOLDER_PLUS_OUTLINE;
    public static final Ikon NEXT_PROCESS = MaterialDesignS.SWAP_HORIZONTAL;
    public static final Ikon RESPAWN = MaterialDesignR.RESTART;
    public static final Ikon REPLAY = MaterialDesignR.REPLAY;
    public static final Ikon TIER = MaterialDesignS.SPEEDOMETER;
    public static final Ikon PRESETS = MaterialDesignF.FORMAT_LIST_CHECKS;

    // Moving within a panel
    public static final Ikon UP = MaterialDesignC.CHEVRON_UP;
    public static final Ikon DOWN = MaterialDesignC.CHEVRON_DOWN;
    public static final Ikon CHANGE_BEFORE = MaterialDesignC.CHEVRON_DOUBLE_UP;
    public static final Ikon CHANGE_AFTER = MaterialDesignC.CHEVRON_DOUBLE_DOWN;

    // Editing and marks
    public static final Ikon ADD = MaterialDesignP.PLUS;
    public static final Ikon REMOVE = MaterialDesignM.MINUS;
    public static final Ikon DELETE = MaterialDesignD.DELETE_OUTLINE;
    public static final Ikon CLOSE = MaterialDesignC.CLOSE;
    public static final Ikon THEME = MaterialDesignT.THEME_LIGHT_DARK;
    public static final Ikon RESET_LAYOUT = MaterialDesignV.VIEW_DASHBOARD_OUTLINE;
    public static final Ikon OK = MaterialDesignC.CHECK_CIRCLE_OUTLINE;
    public static final Ikon WARNING = MaterialDesignA.ALERT_OUTLINE;
    public static final Ikon ERROR = MaterialDesignA.ALERT_CIRCLE_OUTLINE;
    public static final Ikon INFO = MaterialDesignI.INFORMATION_OUTLINE;
    public static final Ikon UNDEFINED = MaterialDesignH.HELP_CIRCLE_OUTLINE;
    public static final Ikon BOOKMARK = MaterialDesignB.BOOKMARK_OUTLINE;
    public static final Ikon GRAPH = MaterialDesignG.GRID;

    private Icons() {}
}
