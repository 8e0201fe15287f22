import '../../../display/elements/notice.ts';
import '../../../display/elements/slogan.ts';
