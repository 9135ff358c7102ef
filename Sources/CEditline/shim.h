/* What Swift cannot call of libedit: one wrapper for each shape of el_set, el_get and history. */
#if !__has_include(<histedit.h>)
#error "libedit's headers are missing: sudo apt-get install libedit-dev"
#else
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <histedit.h>
#define CE static inline
#define EL EditLine *_Nonnull
#define STR const char *_Nonnull
typedef char *_Nullable (*ce_prompt_fn)(EL);
typedef unsigned char (*ce_key_fn)(EL, int);
typedef int (*ce_getc_fn)(EL, wchar_t *_Nonnull);

/* prctl has no fixed parameters. */
extern int prctl(int, ...);
/* The process gets a signal when the one that made it ends: PR_SET_PDEATHSIG. */
CE void ce_end_with_parent(int signal) { prctl(1, signal); }

/* glibc hides it without _XOPEN_SOURCE. */
extern int wcwidth(wchar_t);

/* Errors go to `errors`: an unknown TERM would print two lines over the prompt. */
CE EditLine *_Nullable ce_init(STR name, FILE *_Nonnull errors) {
  return el_init(name, stdin, stdout, errors);
}
CE void ce_flush(void) { fflush(stdout); }
/* EL_SIGNAL, EL_PREP_TERM, EL_REFRESH */
CE int ce_int(EL e, int op, int value) { return el_set(e, op, value); }
/* EL_EDITOR, EL_TERMINAL */
CE int ce_string(EL e, int op, STR value) { return el_set(e, op, value); }
/* EL_BIND, EL_SETTY */
CE int ce_command(EL e, int op, STR a, STR b, const char *_Nullable c) {
  return el_set(e, op, a, b, c, (char *)0);
}
/* EL_PROMPT_ESC; `escape` stands before and after what has no width. */
CE int ce_prompt(EL e, int op, ce_prompt_fn _Nonnull f, char escape) {
  return el_set(e, op, f, (int)escape);
}
CE int ce_function(EL e, STR name, STR help, ce_key_fn _Nonnull f) {
  return el_set(e, EL_ADDFN, name, help, f);
}
CE int ce_getc(EL e, ce_getc_fn _Nonnull f) { return el_wset(e, EL_GETCFN, f); }
CE int ce_is_editing(EL e) {
  int value = 0;
  return el_get(e, EL_EDITMODE, &value) == 0 && value;
}
CE int ce_has_capability(EL e, STR name) {
  char *value = 0;
  return el_get(e, EL_GETTC, name, &value) == 0 && value && *value;
}
CE int ce_set_data(EL e, void *_Nullable data) { return el_set(e, EL_CLIENTDATA, data); }
CE void *_Nullable ce_data(EL e) {
  void *data = 0;
  return el_get(e, EL_CLIENTDATA, &data) == 0 ? data : 0;
}
CE int ce_use_history(EL e, History *_Nonnull h) { return el_set(e, EL_HIST, history, h); }
/* H_SETSIZE, H_SETUNIQUE */
CE int ce_history_int(History *_Nonnull h, int op, int value) {
  HistEvent event;
  return history(h, &event, op, value);
}
/* H_ENTER */
CE int ce_history_string(History *_Nonnull h, int op, STR value) {
  HistEvent event;
  return history(h, &event, op, value);
}
#undef CE
#undef EL
#undef STR
#endif
