import { answerAuth } from "@/lib/members/answer-auth";

export { answerAuth as GET, answerAuth as POST };
