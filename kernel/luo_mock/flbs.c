// SPDX-License-Identifier: GPL-2.0
/*
 * The FLBs. Data words are numbered over the whole sequence; the object is a
 * number too, the word plus 1000 where it was preserved, plus 2000 where it
 * was retrieved.
 */
#include "luo_mock.h"

#ifdef LUO_HAVE_FLB

struct mock_flb {
	struct liveupdate_flb luo;
	struct liveupdate_flb_ops ops;
	struct module stand_in;
	u8 letter;
};

static struct mock_flb mock_flbs[LUO_MOCK_FLBS];
static char flb_order[LUO_MOCK_FLBS + 1];	/* letters of the linked ones, by their first link */

static struct mock_flb *flb_of(struct liveupdate_flb *luo)
{
	return container_of(luo, struct mock_flb, luo);
}

static bool flb_injected(struct mock_flb *flb, enum luo_mock_callback callback, int *result)
{
	return mock_rule_apply(callback, flb->letter - LUO_MOCK_FIRST_FLB, NULL, LUO_MOCK_NO_TOKEN, result, NULL);
}

static int mock_flb_preserve(struct liveupdate_flb_op_args *args)
{
	struct mock_flb *flb = flb_of(args->flb);
	int result = 0;

	if (!flb_injected(flb, LUO_MOCK_FLB_PRESERVE, &result))
		result = 0;
	if (!result) {
		args->data = slate->next_flb_data++;
		args->obj = (void *)(unsigned long)(args->data + 1000);
	}
	mock_log("cb=flb_preserve flb=%c ret=%d data=%llu obj=%lu", flb->letter, result, result ? 0 : args->data,
		 result ? 0 : (unsigned long)args->obj);
	mock_protocol_flb(flb->letter - LUO_MOCK_FIRST_FLB, LUO_MOCK_FLB_PRESERVE, result);
	return result;
}

static void mock_flb_unpreserve(struct liveupdate_flb_op_args *args)
{
	struct mock_flb *flb = flb_of(args->flb);
	int result;

	flb_injected(flb, LUO_MOCK_FLB_UNPRESERVE, &result);
	mock_log("cb=flb_unpreserve flb=%c data=%llu obj=%lu", flb->letter, args->data, (unsigned long)args->obj);
	mock_protocol_flb(flb->letter - LUO_MOCK_FIRST_FLB, LUO_MOCK_FLB_UNPRESERVE, 0);
}

static int mock_flb_retrieve(struct liveupdate_flb_op_args *args)
{
	struct mock_flb *flb = flb_of(args->flb);
	int result = 0;

	if (!flb_injected(flb, LUO_MOCK_FLB_RETRIEVE, &result))
		result = 0;
	if (!result)
		args->obj = (void *)(unsigned long)(args->data + 2000);
	mock_log("cb=flb_retrieve flb=%c data=%llu ret=%d obj=%lu", flb->letter, args->data, result,
		 result ? 0 : (unsigned long)args->obj);
	mock_protocol_flb(flb->letter - LUO_MOCK_FIRST_FLB, LUO_MOCK_FLB_RETRIEVE, result);
	return result;
}

static void mock_flb_finish(struct liveupdate_flb_op_args *args)
{
	struct mock_flb *flb = flb_of(args->flb);
	int result;

	flb_injected(flb, LUO_MOCK_FLB_FINISH, &result);
	mock_log("cb=flb_finish flb=%c obj=%lu", flb->letter, (unsigned long)args->obj);
	mock_protocol_flb(flb->letter - LUO_MOCK_FIRST_FLB, LUO_MOCK_FLB_FINISH, 0);
}

void mock_flb_init(void)
{
	int i;

	flb_order[0] = 0;
	for (i = 0; i < LUO_MOCK_FLBS; i++) {
		struct mock_flb *flb = &mock_flbs[i];

		flb->letter = LUO_MOCK_FIRST_FLB + i;
		mock_stand_in_init(&flb->stand_in, "m", flb->letter);
		flb->ops.preserve = mock_flb_preserve;
		flb->ops.unpreserve = mock_flb_unpreserve;
		flb->ops.retrieve = mock_flb_retrieve;
		flb->ops.finish = mock_flb_finish;
		flb->ops.owner = &flb->stand_in;
		flb->luo.ops = &flb->ops;
		snprintf((char *)flb->luo.compatible, sizeof(flb->luo.compatible), "luo-mock-flb-%c", flb->letter);
	}
}

static int flb_users(struct mock_flb *flb)
{
	return ACCESS_PRIVATE(&flb->luo, private).users;
}

static void letter_remove(char *letters, char letter)
{
	char *at = strchr(letters, letter);

	if (at)
		memmove(at, at + 1, strlen(at));
}

static void letter_add(char *letters, char letter)
{
	size_t length = strlen(letters);

	letters[length] = letter;
	letters[length + 1] = 0;
}

static void flb_order_update(struct mock_flb *flb)
{
	bool in_order = strchr(flb_order, flb->letter);

	if (flb_users(flb) && !in_order)
		letter_add(flb_order, flb->letter);
	else if (!flb_users(flb) && in_order)
		letter_remove(flb_order, flb->letter);
}

int mock_flb_link(u32 slot, u32 flb)
{
	struct mock_handler *handler = &mock_handlers[slot];
	int result = luo_api_link(&handler->luo, &mock_flbs[flb].luo);

	if (!result && !(handler->links & BIT(flb))) {
		handler->links |= BIT(flb);
		letter_add(handler->link_order, mock_flbs[flb].letter);
	}
	flb_order_update(&mock_flbs[flb]);
	return result;
}

int mock_flb_unlink(u32 slot, u32 flb)
{
	struct mock_handler *handler = &mock_handlers[slot];
	int result = luo_api_unlink(&handler->luo, &mock_flbs[flb].luo);

	if (!result) {
		handler->links &= ~BIT(flb);
		letter_remove(handler->link_order, mock_flbs[flb].letter);
	}
	flb_order_update(&mock_flbs[flb]);
	return result;
}

/* LUO took the links of a handler back by itself. */
void mock_flb_forget_links(u32 slot)
{
	int i;

	mock_handlers[slot].links = 0;
	mock_handlers[slot].link_order[0] = 0;
	for (i = 0; i < LUO_MOCK_FLBS; i++)
		flb_order_update(&mock_flbs[i]);
}

int mock_flb_get(u32 flb, bool incoming, u64 *object)
{
	void *found = NULL;
	int result = incoming ? luo_api_get_incoming(&mock_flbs[flb].luo, &found)
			      : luo_api_get_outgoing(&mock_flbs[flb].luo, &found);

	*object = result ? 0 : (unsigned long)found;
	return result;
}

int mock_flb_put(u32 flb, bool incoming)
{
	return incoming ? luo_api_put_incoming(&mock_flbs[flb].luo) : luo_api_put_outgoing(&mock_flbs[flb].luo);
}

struct module *mock_flb_stand_in(u32 flb)
{
	return &mock_flbs[flb].stand_in;
}

int mock_flb_set_owner(u32 flb, int owner)
{
	mock_flbs[flb].ops.owner = mock_owner(owner, &mock_flbs[flb].stand_in);
	return 0;
}

int mock_flb_set_compatible(u32 flb, const char *name)
{
	strscpy((char *)mock_flbs[flb].luo.compatible, name, sizeof(mock_flbs[flb].luo.compatible));
	return 0;
}

static int half_count(struct luo_flb_private_state *half)
{
#ifdef LUO_HAVE_FLB_REFCOUNT
	return refcount_read(&half->count);
#else
	return half->count;
#endif
}

static int half_status(struct luo_flb_private_state *half)
{
#ifdef LUO_HAVE_FLB_STATUS
	return half->retrieve_status;
#else
	return half->retrieved;
#endif
}

bool mock_flb_left(void)
{
	bool left = false;
	int i;

	for (i = 0; i < LUO_MOCK_FLBS; i++) {
		struct luo_flb_private *private = &ACCESS_PRIVATE(&mock_flbs[i].luo, private);

		left |= half_count(&private->outgoing) || half_count(&private->incoming);
	}
	return left;
}

void mock_flb_digest(void)
{
	char name[] = "flb.F", text[128];
	int i;

	for (i = 0; i < LUO_MOCK_FLBS; i++) {
		struct luo_flb_private *private = &ACCESS_PRIVATE(&mock_flbs[i].luo, private);
		struct luo_flb_private_state *out = &private->outgoing, *in = &private->incoming;

		name[4] = mock_flbs[i].letter;
		snprintf(text, sizeof(text), "%d,%d,%llu,%lu,%d,%llu,%lu,%d,%d", private->users, half_count(out),
			 out->data, (unsigned long)out->obj, half_count(in), in->data, (unsigned long)in->obj,
			 half_status(in), in->finished);
		mock_digest_key(8 + i, name, text);
	}
	mock_digest_key(7, "flbreg", flb_order);
}

#else /* no FLBs in this kernel */

void mock_flb_init(void) { }
int mock_flb_link(u32 slot, u32 flb) { return -ENOSYS; }
int mock_flb_unlink(u32 slot, u32 flb) { return -ENOSYS; }
void mock_flb_forget_links(u32 slot) { }
struct module *mock_flb_stand_in(u32 flb) { return NULL; }
int mock_flb_set_owner(u32 flb, int owner) { return -ENOSYS; }
int mock_flb_set_compatible(u32 flb, const char *name) { return -ENOSYS; }
bool mock_flb_left(void) { return false; }
void mock_flb_digest(void) { }

int mock_flb_get(u32 flb, bool incoming, u64 *object)
{
	*object = 0;
	return -ENOSYS;
}

int mock_flb_put(u32 flb, bool incoming) { return -ENOSYS; }

#endif
